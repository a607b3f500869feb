import { createEmfMetrics } from '../emf-metrics.ts'
import { createKintoneTrouble } from '../kintone-trouble.ts'
import { service } from './service.ts'

export const metrics = createEmfMetrics({ service })
export const kintoneTrouble = createKintoneTrouble(metrics)
