import { liveScript } from '../views/console/live-script.ts'
import type { HttpAnswer } from './http.ts'

/** `GET /live.js`: what keeps a case page up to date. */
export const serveLiveScript = async (): Promise<HttpAnswer> => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'max-age=300',
    'x-content-type-options': 'nosniff',
  },
  body: liveScript,
})
