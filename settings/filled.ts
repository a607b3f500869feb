import * as z from 'zod'

/** A text that may not be left empty. */
export const filled = z.string().min(1)
