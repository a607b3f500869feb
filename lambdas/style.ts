import { serveStyle } from './handlers/style.ts'

/** `GET /style.css` */
export const handler = serveStyle
