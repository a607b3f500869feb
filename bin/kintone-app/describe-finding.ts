import type { Text } from '../../lambdas/views/bilingual.ts'
import type { Finding } from './compare-fields.ts'
import { typeName } from './type-names.ts'

const quoted = (words: readonly string[]) => words.map((word) => `「${word}」`).join('')
const listed = (words: readonly string[]) => words.join(', ')

/** What is wrong, and how it is mended. */
export function describeFinding(finding: Finding): { what: Text; repair: Text } {
  const { code, types } = finding.field
  const [wantedJa, wantedEn] = [0, 1].map((side) => types.map((type) => typeName(type)[side as 0 | 1]).join(' / '))
  const bySetup: Text = ['nouhin setup が追加します', 'nouhin setup adds it']
  switch (finding.kind) {
    case 'missing-field':
      return {
        what: [`フィールド ${code} がありません(${wantedJa})`, `field ${code} is missing (${wantedEn})`],
        repair: bySetup,
      }
    case 'missing-choices':
      return {
        what: [
          `フィールド ${code} に選択肢${quoted(finding.missing)}がありません`,
          `field ${code} lacks the choices ${listed(finding.missing)}`,
        ],
        repair: bySetup,
      }
    case 'wrong-type': {
      const [isJa, isEn] = typeName(finding.found.type)
      return {
        what: [
          `フィールド ${code} の種類が「${isJa}」です(必要: ${wantedJa})`,
          `field ${code} is a ${isEn}; needed: ${wantedEn}`,
        ],
        repair: [
          `kintone で別のフィールドを用意し、設定の kintone.fields にそのコードを書いてください。setup は人が作ったフィールドを変えません`,
          `make another field in kintone and name its code in the settings under kintone.fields; setup never changes what a person made`,
        ],
      }
    }
    case 'in-table':
      return {
        what: [
          `フィールド ${code} はテーブル ${finding.table} の中にあり、読めません`,
          `field ${code} is inside the table ${finding.table} and cannot be read there`,
        ],
        repair: [
          'テーブルの外に別のフィールドを用意し、設定の kintone.fields にそのコードを書いてください',
          'make a field outside the table and name its code in the settings under kintone.fields',
        ],
      }
    case 'unknown-choices':
      return {
        what: [
          `フィールド ${code} の選択肢${quoted(finding.unknown)}は設定にありません。選ばれた受注は止まります`,
          `the choices ${listed(finding.unknown)} of field ${code} are not in the settings; an order with one of them stops`,
        ],
        repair: [
          '設定の kintone.sendManual か kintone.noManual に加えてください',
          'add them to kintone.sendManual or kintone.noManual in the settings',
        ],
      }
  }
}
