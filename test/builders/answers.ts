import { type TaskNode, taskDefinition } from '../../statemachine/process.ts'
import type { AskedVariable } from '../../statemachine/variables.ts'

/** What a person could type for each variable that a task may ask for. */
const typed = (mark: string): Record<AskedVariable, string> => ({
  q_licenseKey: `KEY-${mark}`,
  q_accessUrl: `https://service.example.com/${mark}`,
  q_password: `password-${mark}`,
  q_sendZipcode: '100-0001',
  q_sendAddress: `東京都千代田区 ${mark}`,
  q_sendName: '山田 花子',
  q_trackingNo: '123456789013',
})

/** A form that completes the task; `mark` tells it from another, where the task asks for what may differ. */
export function completing(node: TaskNode, mark: string): Record<string, string> {
  const values = typed(mark)
  const { asks } = taskDefinition(node).outcomes.done
  return { outcome: 'done', ...Object.fromEntries(asks.map((code) => [code, values[code]])) }
}
