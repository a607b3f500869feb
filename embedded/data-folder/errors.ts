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

/** secrets.json breaks rules; `problems` are lines of `key: rule`, without any value. */
export class SecretsInvalid extends Error {
  override readonly name = 'SecretsInvalid'
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`secrets.json breaks ${problems.length === 1 ? 'a rule' : 'rules'}; mend it:\n  ${problems.join('\n  ')}`)
    this.problems = problems
  }
}
