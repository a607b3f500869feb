import { NouhinError } from './nouhin-error.ts'
import type { RefusedField } from './order.ts'
import { RefusedByKintone } from './refused-by-kintone.ts'

/** The order is closed, cancelled or being cancelled; nothing may act on it any more. */
export class OrderEnded extends NouhinError {
  override readonly name = 'OrderEnded'
  constructor() {
    super('The order has ended. Nothing is to be done; the execution may be stopped.')
  }
}

export class OrderNotFound extends NouhinError {
  override readonly name = 'OrderNotFound'
  constructor() {
    super('No order has this pid. Stop the execution; a record that reads 対応要 starts a new one.')
  }
}

/** The stored item has another version than the one decided on; read and decide again. */
export class VersionConflict extends NouhinError {
  override readonly name = 'VersionConflict'
  constructor() {
    super('The item was changed by another writer. Read it and decide again.')
  }
}

/** A person took the record out of 対応要 before the order was entered in it. */
export class Withdrawn extends NouhinError {
  override readonly name = 'Withdrawn'
  constructor() {
    super('The kintone record is no longer 対応要. The order closes with nothing done; nothing is to be set back.')
  }
}

/** A person has edited pid or status of a record in progress; their edit stays. */
export class KintoneConflict extends NouhinError {
  override readonly name = 'KintoneConflict'
  constructor() {
    super(
      "A person has changed pid or status of the kintone record. Set pid to the order's, which is the execution's name, " +
        'and status to kintone.status.inProgress of the settings, then redrive; or cancel. nouhin show gives the values.',
    )
  }
}

/** The record's revision is not the remembered one (GAIA_CO02); caught inside the handler. */
export class KintoneRevisionConflict extends NouhinError {
  override readonly name = 'KintoneRevisionConflict'
  constructor(options?: ErrorOptions) {
    super('The kintone record has a newer revision. Read it and decide again.', options)
  }
}

export class KintoneRecordGone extends NouhinError {
  override readonly name = 'KintoneRecordGone'
  constructor(options?: ErrorOptions) {
    super('The kintone record does not exist any more. Cancel the order.', options)
  }
}

type Refused = ErrorOptions & { fields?: readonly RefusedField[] }

/** kintone takes in no write to the record, as something that it holds does not fit the app's form. */
export class KintoneRecordRefused extends RefusedByKintone {
  override readonly name = 'KintoneRecordRefused'
  constructor(options?: Refused) {
    super(
      'kintone takes in no write to the record, as it does not fit the form of the app. Mend the record or the form: ' +
        'the order then goes on by itself. nouhin show names the fields.',
      options,
    )
  }
}

/** `what` names the field or choice: a word of the settings, never of a customer. */
export class KintoneSetupError extends RefusedByKintone {
  override readonly name = 'KintoneSetupError'
  constructor(what = 'a field or a choice of the settings is not in the app', options?: Refused) {
    super(`The kintone app and the settings do not fit: ${what}. Mend the app or the settings, then redrive.`, options)
  }
}

export class KintoneAccessError extends NouhinError {
  override readonly name = 'KintoneAccessError'
  constructor(options?: ErrorOptions) {
    super(
      'kintone refuses the API token, the address that it is asked from, or what stands before it (Basic authentication, ' +
        'a client certificate). Give the token view and edit rights on the app, let the address in, or mend the secret, ' +
        'then redrive. nouhin doctor says which.',
      options,
    )
  }
}

/** Too many requests at once (429). It passes; the state machine tries again. */
export class KintoneThrottled extends NouhinError {
  override readonly name = 'KintoneThrottled'
  constructor(options?: ErrorOptions) {
    super('kintone answers 429. The step is tried again by itself.', options)
  }
}

/** Maintenance, 5xx, network, a locked record, or an answer that is not kintone's. It passes; the state machine tries again. */
export class KintoneUnavailable extends NouhinError {
  override readonly name = 'KintoneUnavailable'
  constructor(options?: ErrorOptions) {
    super('kintone cannot be reached. The step is tried again by itself.', options)
  }
}

/** The token's task is over or was never; the order itself tells which. */
export class TaskTokenGone extends NouhinError {
  override readonly name = 'TaskTokenGone'
  constructor(options?: ErrorOptions) {
    super('No task waits for this token any more. Read the order and its execution again.', options)
  }
}

/** The state machine passed something that its definition does not say. */
export class InvalidPayload extends NouhinError {
  override readonly name = 'InvalidPayload'
  constructor(options?: ErrorOptions) {
    super('The payload does not fit this function. Deploy the definition and the functions of one version.', options)
  }
}

/** Closures leave a whole year without a business day; a deadline cannot be counted. */
export class NoBusinessDay extends NouhinError {
  override readonly name = 'NoBusinessDay'
  constructor() {
    super('The closures of the settings leave no business day within a year. Mend deadline.closures.')
  }
}

/** A rule found no end with one order and was broken off, so that the others go on. */
export class RuleTimedOut extends NouhinError {
  override readonly name = 'RuleTimedOut'
  constructor(options?: ErrorOptions) {
    super(
      'A rule came to no end with this order and was broken off. Report the fault; redrive once it is mended.',
      options,
    )
  }
}

/** What is stored under an order's pid is no order of this version. */
export class StoredItemInvalid extends NouhinError {
  override readonly name = 'StoredItemInvalid'
  constructor(options?: ErrorOptions) {
    super('A stored order does not fit this version. Put back the version that wrote it, or restore a backup.', options)
  }
}

/**
 * A recipient that is refused for good: by their mail server, by the mail service, or because the address is none. The
 * mail is not tried again. `code` is a reason such as `550 5.1.1`, never the server's words, which name people.
 */
export class MailRefused extends NouhinError {
  override readonly name: string = 'MailRefused'
  readonly code: string
  constructor(code = 'refused', options?: ErrorOptions) {
    super(
      'The recipient is refused for good. Mend the address in the settings; where it is right, have the mail sent again.',
      options,
    )
    this.code = code
  }
}
