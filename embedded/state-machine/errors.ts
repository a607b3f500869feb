/** The names that Step Functions' API reference gives its errors. */
export type ServiceErrorName =
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'ExecutionNotRedrivable'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidOutput'
  | 'InvalidToken'
  | 'TaskTimedOut'
  | 'ValidationException'

/** An API action refused as AWS refuses it: tell the refusals apart by `name`. */
export class ServiceError extends Error {
  constructor(name: ServiceErrorName, message: string) {
    super(message)
    this.name = name
  }
}

/** A definition that this engine cannot run, found when it is loaded; the message names every state and field. */
export class UnsupportedDefinition extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      `状態機械の定義を実行できません / The state machine definition cannot be run:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    )
    this.name = 'UnsupportedDefinition'
    this.problems = problems
  }
}

/** An error of a state: the name that `ErrorEquals` matches and a cause; a Fail state or a token may give neither. */
export type StateError = { error?: string; cause?: string }
