import type { Text } from '../../lambdas/views/bilingual.ts'

/** What is wrong, by what is to be done about it. */
export type DiskTroubleKind =
  | 'full'
  | 'over-quota'
  | 'file-too-large'
  | 'read-only'
  | 'in-use'
  | 'damaged'
  | 'gone'
  | 'put-back'
  | 'failing'

/** What is wrong, and what to do: in Japanese a form that ください or more may follow. */
const texts: Record<DiskTroubleKind, (folder: string) => { what: Text; repair: Text }> = {
  full: (folder) => ({
    what: [`${folder} のディスクに空きがありません`, `There is no room left on the disk of ${folder}`],
    repair: ['空きを作って', 'Make room'],
  }),
  'over-quota': (folder) => ({
    what: [
      `${folder} のディスクで、この利用者に割り当てられた容量(quota)を使い切りました`,
      `This user has used up the quota on the disk of ${folder}`,
    ],
    repair: ['割り当てを増やすか、空きを作って', 'Raise the quota or make room'],
  }),
  'file-too-large': (folder) => ({
    what: [`${folder} のファイルが、大きさの上限に達しました`, `A file in ${folder} is as large as a file may be`],
    repair: [
      '上限(ulimit -f、systemd の LimitFSIZE、ファイルシステムのもの)を上げて',
      'Raise the limit (ulimit -f, LimitFSIZE of systemd, or the file system’s)',
    ],
  }),
  'read-only': (folder) => ({
    what: [`${folder} のディスクは読み取り専用です`, `The disk of ${folder} is read-only`],
    repair: [
      '故障でそうなったのでないかを調べ、書き込めるようにマウントし直して',
      'Check that no fault has made it so, and mount it for writing',
    ],
  }),
  'in-use': (folder) => ({
    what: [
      `${folder} のデータファイルを、ほかのプログラムが使い続けています`,
      `Another program keeps the data file in ${folder} to itself`,
    ],
    repair: ['それを終えて', 'End that program'],
  }),
  damaged: (folder) => ({
    what: [
      `${folder} のデータファイルは壊れているか、データベースではありません`,
      `The data file in ${folder} is damaged, or is no database`,
    ],
    repair: ['ディスクを調べ、バックアップを戻して', 'Check the disk and restore a backup'],
  }),
  gone: (folder) => ({
    what: [
      `動いている間に、${folder} のデータファイルが移されたか、置き換えられました`,
      `The data file in ${folder} was moved or replaced while Nouhin ran`,
    ],
    repair: ['元に戻すか、バックアップを戻して', 'Put it back, or restore a backup'],
  }),
  'put-back': (folder) => ({
    what: [
      `動いている間に ${folder} のデータファイルが消されたので、中身を書き戻しました`,
      `The data file in ${folder} was deleted while Nouhin ran; what it held has been put back`,
    ],
    repair: ['secrets.json も消えていれば控えを戻して', 'If secrets.json is gone, too, put back the copy of it'],
  }),
  failing: (folder) => ({
    what: [`${folder} のディスクの読み書きに失敗しました`, `The disk of ${folder} failed to read or to write`],
    repair: ['ディスクの故障を調べて', 'Check the disk for faults'],
  }),
}

/** The disk, or what the operating system makes of it, stands in the way; the message says what to do. */
export class DiskTrouble extends Error {
  override readonly name = 'DiskTrouble'
  readonly kind: DiskTroubleKind
  readonly what: Text
  readonly repair: Text
  /** `where` is a folder, or in words what stands for one. */
  constructor(kind: DiskTroubleKind, where: string | Text, options?: ErrorOptions) {
    const [ja, en] = typeof where === 'string' ? [where, where] : where
    const { repair } = texts[kind](ja)
    const what: Text = [texts[kind](ja).what[0], texts[kind](en).what[1]]
    super(`${what[0]}。${repair[0]}、もう一度実行してください / ${what[1]}. ${repair[1]}, then run it again.`, options)
    this.kind = kind
    this.what = what
    this.repair = [`${repair[0]}ください`, repair[1]]
  }
}
