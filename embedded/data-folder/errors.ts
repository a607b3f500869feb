/** Another process runs on this data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  constructor(folder: string, options?: ErrorOptions) {
    super(`The data folder ${folder} is in use. Stop the Nouhin that runs on it, or choose another folder.`, options)
  }
}

/** The folder cannot be made or written to. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable'
  constructor(folder: string, options: ErrorOptions) {
    super(
      `The data folder ${folder} cannot be used. Make it writable for this user, or choose another folder.`,
      options,
    )
  }
}

/** The folder holds orders, but not the keys of their links. */
export class SecretsLost extends Error {
  override readonly name = 'SecretsLost'
  constructor(folder: string) {
    super(
      `The data folder ${folder} holds orders, but no secrets.json. Put back the copy of it; if there is none, write {} ` +
        'into it: new keys are made, and links that were mailed no longer open.',
    )
  }
}

/** secrets.json breaks rules; `problems` are lines of `key: rule`, without any value. */
export class SecretsInvalid extends Error {
  override readonly name = 'SecretsInvalid'
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`secrets.json breaks ${problems.length === 1 ? 'a rule' : 'rules'}; mend it:\n  ${problems.join('\n  ')}`)
    this.problems = problems
  }
}
