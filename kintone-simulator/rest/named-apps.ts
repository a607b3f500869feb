import { appNotFound, tokenMismatch } from '../refusals.ts'
import { parameters, readParameters } from './parameters.ts'

/** The apps that a request is about. Throws CB_VA01. */
function namedApps(method: string, path: string, given: Record<string, unknown>): number[] {
  if (path === '/k/v1/app.json') return [readParameters(parameters.appById, given).id]
  if (path !== '/k/v1/preview/app/deploy.json') return [readParameters(parameters.app, given).app]
  if (method === 'GET') return readParameters(parameters.appsByIds, given).apps
  return readParameters(parameters.deployApps, given).apps.map(({ app }) => app)
}

/**
 * Throws unless the request is about the simulated app alone: GAIA_AP01 for an app that the domain lacks, GAIA_IA02 for
 * one that is there but is not the token's.
 */
export function checkApps(
  { method, path, given }: { method: string; path: string; given: Record<string, unknown> },
  { appId, otherApps }: { appId: string; otherApps: readonly string[] },
): void {
  for (const app of namedApps(method, path, given)) {
    if (String(app) !== appId) throw otherApps.includes(String(app)) ? tokenMismatch() : appNotFound(app)
  }
}
