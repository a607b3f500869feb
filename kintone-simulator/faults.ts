/** Troubles that can be switched on and off at any time; each one is something that the real service does. */
export type Faults = {
  /** Every API call answers 429 GAIA_TO04. */
  throttled: boolean
  /** Every API call answers 503 with a plain-text body, as during kintone's maintenance. */
  maintenance: boolean
  /** The token may read only; a write answers 403 GAIA_NO01. */
  readOnlyToken: boolean
  /** Webhooks are not delivered; kintone does not send them again. */
  webhooksLost: boolean
  /** A write is applied and then the connection breaks before its answer. */
  answersLost: boolean
  /** A deploy of the app's settings ends in FAIL; the live app stays as it was. */
  deployFails: boolean
}

export const faultNames = [
  'throttled',
  'maintenance',
  'readOnlyToken',
  'webhooksLost',
  'answersLost',
  'deployFails',
] as const

export function noFaults(): Faults {
  return {
    throttled: false,
    maintenance: false,
    readOnlyToken: false,
    webhooksLost: false,
    answersLost: false,
    deployFails: false,
  }
}
