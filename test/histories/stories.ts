import type { TaskNode } from '../../statemachine/process.ts'
import { completing } from '../builders/answers.ts'
import type { Deed, RecordedHistory } from './recorded-history.ts'

/** What the recorder lets people do, one after the other, each once nothing moves any more. */
export type Step = Deed | { kind: 'stop' } | { kind: 'redrive' }
export interface Story {
  name: string
  record: RecordedHistory['record']
  /** Done just before the function that runs this node answers. */
  during?: { node: string; deed: Deed }
  before?: Deed[]
  steps: Step[]
}

const record = (sendManual: boolean, status = '2_対応要') => ({
  status,
  values: {
    q_id: 'C-1',
    q_customerName: '山田 花子',
    q_customerEmail: 'customer@example.com',
    q_plan: 'スタンダード',
    q_optionSend: sendManual ? '希望する' : '希望しない',
  },
})

const answer = (node: TaskNode, round = 1): Step => ({
  kind: 'answer',
  node,
  round,
  form: completing(node, `${node}-${round}`),
})
const returned = (round: number): Step => ({
  kind: 'answer',
  node: '1-2',
  round,
  form: { outcome: 'returned', reason: 'キーが別のプランのものです。' },
})

/** The ways that an order can go: every state, every caught error and every end is in one of them. */
export const stories: Story[] = [
  { name: 'without-shipping', record: record(false), steps: [answer('1-1'), answer('1-2')] },
  { name: 'with-shipping', record: record(true), steps: [answer('1-1'), answer('2'), answer('1-2')] },
  {
    name: 'two-return-rounds',
    record: record(false),
    steps: [answer('1-1'), returned(1), answer('1-1′', 2), returned(2), answer('1-1′', 3), answer('1-2', 3)],
  },
  { name: 'nothing-to-do', record: record(false, '1_未対応'), steps: [] },
  {
    name: 'withdrawn',
    record: record(false),
    during: { node: 'x3', deed: { kind: 'edit', status: '1_未対応' } },
    steps: [],
  },
  {
    name: 'failed-and-redriven',
    record: record(false),
    before: [{ kind: 'refusal', error: 'KintoneAccessError' }],
    steps: [{ kind: 'refusal' }, { kind: 'redrive' }, answer('1-1'), answer('1-2')],
  },
  {
    name: 'failed-at-the-end-and-redriven',
    record: record(true),
    steps: [
      answer('1-1'),
      answer('2'),
      { kind: 'refusal', error: 'KintoneAccessError' },
      answer('1-2'),
      { kind: 'refusal' },
      { kind: 'redrive' },
    ],
  },
  {
    name: 'refused-and-redriven',
    record: record(false),
    before: [{ kind: 'refusal', error: 'KintoneRecordRefused' }],
    steps: [{ kind: 'refusal' }, { kind: 'redrive' }, answer('1-1'), answer('1-2')],
  },
  {
    name: 'stopped-answered-and-redriven',
    record: record(true),
    steps: [answer('1-1'), { kind: 'stop' }, answer('1-2'), { kind: 'redrive' }, answer('2')],
  },
  {
    name: 'stopped-returned-and-redriven',
    record: record(false),
    steps: [answer('1-1'), { kind: 'stop' }, returned(1), { kind: 'redrive' }, answer('1-1′', 2), answer('1-2', 2)],
  },
]
