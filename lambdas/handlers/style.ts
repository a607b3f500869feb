import { styleSheet, styleSheetVersion } from '../views/style.ts'
import type { HttpAnswer } from './http.ts'

interface StyleRequest {
  queryStringParameters?: { v?: string }
}

/**
 * `GET /style.css?v=…`: the one style sheet. Under its own version it never changes; under another, which a page has while
 * a deployment is under way, it must not be kept.
 */
export const serveStyle = async ({ queryStringParameters }: StyleRequest): Promise<HttpAnswer> => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/css; charset=utf-8',
    'cache-control':
      queryStringParameters?.v === styleSheetVersion ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  },
  body: styleSheet,
})
