import type { MiddlewareHandler } from 'hono'

/** Refuses a POST whose form is broken; hono keeps what it has read for whoever asks next. */
export const readableForm: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST' && !(await isReadable(() => c.req.parseBody())))
    return c.text('フォームを読み取れません。 The form cannot be read.', 400)
  await next()
}

const isReadable = (read: () => Promise<unknown>) =>
  read().then(
    () => true,
    () => false,
  )
