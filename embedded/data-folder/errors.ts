import { type Problem, problemText } from '../../settings/problems.ts'

/** Another process runs on this data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  constructor(folder: string, options?: ErrorOptions) {
    super(
      `データフォルダー ${folder} は使用中です。動いている納品を止めるか、別のフォルダーにしてください / ` +
        `The data folder ${folder} is in use. Stop the Nouhin that runs on it, or choose another folder.`,
      options,
    )
  }
}

/** The folder cannot be made or written to. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable'
  constructor(folder: string, options: ErrorOptions) {
    super(
      `データフォルダー ${folder} を使えません。この利用者が書けるようにするか、別のフォルダーにしてください / ` +
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
      `データフォルダー ${folder} に案件がありますが、secrets.json がありません。控えを戻してください。控えがなければ {} とだけ書くと` +
        '新しい鍵が作られますが、届いているリンクは開けなくなります / ' +
        `The data folder ${folder} holds orders, but no secrets.json. Put back the copy of it; if there is none, write {} ` +
        'into it: new keys are made, and links that were mailed no longer open.',
    )
  }
}

/** secrets.json breaks rules; the message has a line for each, without any value. */
export class SecretsInvalid extends Error {
  override readonly name = 'SecretsInvalid'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const lines = problems.map((problem) => `\n  ${problemText(problem)}`).join('')
    super(`secrets.json: 次のところを直して、もう一度実行してください / mend this and run it again:${lines}`)
    this.problems = problems
  }
}
