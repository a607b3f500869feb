import { styleSheet } from '../views/style.ts'
import type { HttpAnswer } from './http.ts'

/** `GET /style.css`: the one style sheet. */
export const serveStyle = async (): Promise<HttpAnswer> => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'max-age=300',
    'x-content-type-options': 'nosniff',
  },
  body: styleSheet,
})
