import type { RecordState } from '../order.ts'

/** Longer than any pid and any choice; a person may have typed more. */
const longest = 64
const short = (text: string) => [...text].slice(0, longest).join('')

/** What a record reads, as an order keeps it: nothing else of the record, and not longer than an order can hold. */
export const shortened = ({ pid, status }: RecordState): RecordState => ({ pid: short(pid), status: short(status) })
