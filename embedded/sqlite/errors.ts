/** The data file was written by a newer version of the product. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew'
  constructor(found: number, known: number) {
    super(
      `データファイルは新しい版のものです(形 ${found}、この版は ${known} まで)。新しい版で起動するか、それを使う前のバックアップを戻して` +
        'ください / ' +
        `The data file has schema ${found}; this version knows ${known}. ` +
        'Start the newer version again, or restore a backup made before it was first started.',
    )
  }
}

/** The file is damaged, is no SQLite file, or cannot be opened. */
export class DatabaseUnreadable extends Error {
  override readonly name = 'DatabaseUnreadable'
  constructor(options: ErrorOptions) {
    super(
      'データファイルをデータベースとして開けません。読み書きできるか確かめるか、バックアップを戻してください / ' +
        'The data file cannot be opened as a database. Check its permissions, or restore a backup.',
      options,
    )
  }
}

/** The settings name another kintone app than the one whose orders the data file keeps. */
export class PlaceChanged extends Error {
  override readonly name = 'PlaceChanged'
  constructor(was: { kintone: string; appId: string }, now: { kintone: string; appId: string }) {
    super(
      `データフォルダーは${placeJa(was)}のもので、設定は${placeJa(now)}です。別の --data フォルダーにするか、設定を戻してください / ` +
        `The data folder is of app ${was.appId} in ${kintoneText(was)}; the settings name app ${now.appId} in ` +
        `${kintoneText(now)}. Choose another --data folder, or set the settings back.`,
    )
  }
}

const placeJa = ({ kintone, appId }: { kintone: string; appId: string }) =>
  `${kintone === 'simulated' ? '模擬 kintone' : ` ${kintone} `}のアプリ ${appId} `

const kintoneText = ({ kintone }: { kintone: string }) => (kintone === 'simulated' ? 'the simulated kintone' : kintone)

/** A write that came after the end. */
export class DatabaseClosed extends Error {
  override readonly name = 'DatabaseClosed'
  constructor() {
    super(
      'データファイルは閉じています。何も書いていません。もう一度起動してください / ' +
        'The data file is closed; nothing was written. Write before the end, or start again.',
    )
  }
}

/** The disk did not take in what was committed; what is read from here on may not be there after a power failure. */
export class DiskFailed extends Error {
  override readonly name = 'DiskFailed'
  constructor(options: ErrorOptions) {
    super(
      '書いたものをディスクが保てませんでした。ディスクと空き容量を確かめて、もう一度起動してください / ' +
        'The disk did not keep what was written. Check the disk and its free space, then start again.',
      options,
    )
  }
}

/** Somebody deleted, moved or replaced the data file while it was open: what is written goes where no start looks for it. */
export class DataFileGone extends Error {
  override readonly name = 'DataFileGone'
  /** What a network's file system says of such a file, too. */
  readonly code = 'ESTALE'
  constructor() {
    super('The data file is not at its place any more. Put it back, or restore a backup, then start again.')
  }
}

/** A paging cursor that no page gave out. */
export class CursorInvalid extends Error {
  override readonly name = 'CursorInvalid'
  constructor(options?: ErrorOptions) {
    super('The cursor is not one of this list. Begin again at the first page.', options)
  }
}
