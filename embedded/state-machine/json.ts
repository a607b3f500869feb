export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The value as JSON would carry it: `undefined` becomes null, class instances become plain objects. */
export const toJson = (value: unknown): Json =>
  value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null')

export const isObject = (value: unknown): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
