import * as z from 'zod'
import { recordVariables } from '../statemachine/variables.ts'
import { filled } from './filled.ts'
import { inWords } from './problems.ts'

/** The `kintone` of the settings: which app, and what its fields and choices are called. */
export const kintoneSchema = z.strictObject({
  domain: z
    .string()
    .regex(
      /^[a-z0-9.-]+$/,
      inWords('example.cybozu.com のようなホスト名だけを書いてください', 'a host name like example.cybozu.com'),
    )
    .optional()
    .describe('The kintone domain. Left out: the simulated kintone. The API token is a secret, kept elsewhere.'),
  appId: z
    .string()
    .regex(/^[1-9]\d*$/, inWords('アプリの番号を書いてください', 'the app’s number'))
    .default('1'),
  guestSpaceId: z
    .string()
    .regex(/^[1-9]\d*$/, inWords('ゲストスペースの番号を書いてください', 'the guest space’s number'))
    .optional()
    .describe('Of an app in a guest space: the number in /k/guest/NUMBER/.'),
  basicAuthUser: z
    .string()
    .regex(/^[^:\p{Cc}]{1,100}$/u, inWords('コロン(:)のないユーザー名にしてください', 'a user name without a colon'))
    .optional()
    .describe('Where Basic authentication stands before kintone. The password is a secret, kept elsewhere.'),
  clientCertificate: z
    .boolean()
    .optional()
    .describe(
      'kintone asks for a client certificate (a domain like example.s.cybozu.com), which is a secret, kept elsewhere.',
    ),
  fields: z
    .strictObject({
      ...(Object.fromEntries(recordVariables.map((code) => [code, filled])) as Record<
        (typeof recordVariables)[number],
        z.ZodString
      >),
      pid: filled,
      status: filled,
    })
    .default({
      q_id: 'k_id',
      q_customerName: 'k_氏名',
      q_customerEmail: 'k_メールアドレス',
      q_plan: 'k_プラン',
      q_maintenanceDatetime: 'k_構築希望日時',
      q_optionSend: 'k_マニュアル送付希望',
      pid: 'k_Qid',
      status: 'k_ステータス',
    })
    .describe('The app’s field codes.'),
  status: z
    .strictObject({
      triggers: z.array(filled).min(1).describe('The choices that start an order.'),
      inProgress: filled,
      done: filled,
      cancelled: filled,
    })
    .refine(
      ({ triggers, inProgress, done, cancelled }) => {
        const labels = [...new Set(triggers), inProgress, done, cancelled]
        return new Set(labels).size === labels.length
      },
      inWords(
        'inProgress, done, cancelled, triggers はそれぞれ別の選択肢にしてください。同じだと、終わった案件がまた始まります',
        'inProgress, done, cancelled and the triggers must differ, or a finished order would start again',
      ),
    )
    .default({
      triggers: ['2_対応要', '対応要'],
      inProgress: '3_対応中',
      done: '4_対応済',
      cancelled: '1_未対応',
    })
    .describe('The choices of the status field.'),
  sendManual: z
    .array(filled)
    .min(1)
    .default(['希望する', 'はい', '希望'])
    .describe('The choices that mean: a manual is to be sent.'),
  noManual: z
    .array(filled)
    .min(1)
    .default(['希望しない', 'いいえ'])
    .describe('The choices that mean: none is. Any other choice stops the order, as nobody knows what it means.'),
})
