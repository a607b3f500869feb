import type { FunctionName } from '../../../lib/names.ts'

const caught = 'is caught in the function, for the order tells what has become of its task'
const onlyWritten = 'is kintone’s answer to a write, and this function writes nothing'
const neverDeleted = 'needs an order that goes between two reads, and orders are never deleted'
const anyEvent = 'is for payloads, and a schedule’s event may hold anything'
const oneOrder = 'is told in the log, and reconcile goes on to the next order'
const everyError = 'is told in the log: the handler answers every request, or goes on to the next order'

/** Of errors that a bundle cannot be brought to throw: what else shows that they leave a handler. */
export const shownElsewhere: Record<string, string> = {
  NoBusinessDay: 'needs a year of closures; test/core/business-day.test.ts has one',
  RuleTimedOut: 'no order is known with which a rule finds no end; test/core/with-an-end.test.ts makes one',
}

const ofMails = 'is journaled as a bounce, and a mail never fails whoever sends it'

/** Errors that a bundle holds and that end no invocation of it, by what keeps them from it. */
export const keptInside: Partial<Record<FunctionName, Record<string, string>>> = {
  'fetch-record': {
    KintoneRecordGone: 'is no failure: a record that is gone is not 対応要',
    KintoneRevisionConflict: onlyWritten,
    KintoneRecordRefused: onlyWritten,
  },
  'open-task': { TaskTokenGone: caught, MailRefused: ofMails },
  'update-record': { MailRefused: ofMails },
  'execution-ended': { OrderNotFound: neverDeleted, MailRefused: ofMails },
  'mail-events': { MailRefused: ofMails },
  reconcile: {
    StoredItemInvalid: oneOrder,
    VersionConflict: oneOrder,
    OrderNotFound: neverDeleted,
    InvalidPayload: anyEvent,
    KintoneRecordGone: 'is the answer to a read by id, and reconcile reads by queries',
    KintoneRevisionConflict: onlyWritten,
    KintoneRecordRefused: onlyWritten,
    TaskTokenGone: 'comes with the client’s answers to tasks, and reconcile answers none',
  },
  patrol: { '*': everyError },
  'receive-webhook': { '*': everyError },
  'task-page': { '*': everyError },
}
