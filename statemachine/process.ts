import * as z from 'zod'
import type { AskedVariable, VariableCode } from './variables.ts'

/** The swim lanes. Nobody works in システム連携. */
export const lanes = {
  システム連携: 'System',
  ライセンス担当: 'Licence',
  構築担当: 'Build',
  送付担当: 'Shipping',
} as const
export type Lane = keyof typeof lanes
export type HumanLane = Exclude<Lane, 'システム連携'>
export const humanLanes = (Object.keys(lanes) as Lane[]).filter((lane): lane is HumanLane => lane !== 'システム連携')

/** The ten nodes by their numbers. A node's state in `order-delivery.asl.json` is named `number.name`. */
export const nodes = {
  x1: { name: 'kintone取得', english: 'Read the kintone record', lane: 'システム連携' },
  'x2′': { name: '件名設定(対応なし)', english: 'Title (nothing to do)', lane: 'システム連携' },
  x2: { name: '件名、ステータス、期限日時設定', english: 'Title, status and deadline', lane: 'システム連携' },
  x3: { name: 'kintone更新(pid、ステータス)', english: 'Write pid and status to kintone', lane: 'システム連携' },
  '1-1': { name: 'ライセンスキー手配', english: 'Arrange the licence key', lane: 'ライセンス担当' },
  '1-2': { name: '環境構築', english: 'Build the environment', lane: '構築担当' },
  '1-1′': { name: 'ライセンスキー修正', english: 'Correct the licence key', lane: 'ライセンス担当' },
  '2': { name: 'マニュアル送付手配', english: 'Send the manual', lane: '送付担当' },
  x4: { name: 'ステータス設定', english: 'Set the status', lane: 'システム連携' },
  x5: { name: 'kintone更新(ステータス)', english: 'Write the status to kintone', lane: 'システム連携' },
} as const satisfies Record<string, { name: string; english: string; lane: Lane }>
export type NodeId = keyof typeof nodes
/** The nodes at which people work: those of their lanes. */
export type TaskNode = { [Node in NodeId]: (typeof nodes)[Node]['lane'] extends HumanLane ? Node : never }[NodeId]
export const taskNodes = (Object.keys(nodes) as NodeId[]).filter(
  (node): node is TaskNode => nodes[node].lane !== 'システム連携',
)
// marked, so that a bundle which does not check nodes leaves zod out
export const taskNodeSchema = /* @__PURE__ */ z.enum(taskNodes)
export const stateName = (node: NodeId) => `${node}.${nodes[node].name}`

/** `done` finishes the task; `returned` (指摘) sends it back with a reason. */
export type Outcome = 'done' | 'returned'

export interface OutcomeDefinition {
  label: readonly [ja: string, en: string]
  /** The variables that must be given for this outcome. */
  asks: readonly AskedVariable[]
  /** A reason must be given; it goes into the memo. */
  reason?: true
  /** The human task that follows in this branch; none: the branch ends here. */
  next?: TaskNode
  /** The next task opens a new round. */
  newRound?: true
  /** The execution is told this outcome as an error of this name, which the task's state catches; none: as a success. */
  error?: string
}

export interface TaskDefinition {
  /** What x1 decides; without it the task is skipped. */
  onlyIf?: 'sendManual'
  /** What earlier nodes left and this lane needs to see. */
  shows: readonly VariableCode[]
  /** A value to start from. */
  defaults?: Partial<Record<AskedVariable, VariableCode>>
  outcomes: { done: OutcomeDefinition; returned?: OutcomeDefinition }
}

const customer = ['q_id', 'q_customerName', 'q_customerEmail', 'q_plan', 'q_maintenanceDatetime'] as const
const complete = ['完了する', 'Complete'] as const

/** The human tasks: what they show, ask and decide. Every task also takes an optional memo. */
export const tasks = {
  '1-1': {
    shows: customer,
    outcomes: { done: { label: complete, asks: ['q_licenseKey'], next: '1-2' } },
  },
  '1-2': {
    shows: [...customer, 'q_licenseKey'],
    outcomes: {
      done: { label: complete, asks: ['q_accessUrl', 'q_password'] },
      returned: {
        label: ['ライセンスキーの指摘', 'Return the licence key'],
        asks: [],
        reason: true,
        next: '1-1′',
        newRound: true,
        error: 'LicenceKeyReturned',
      },
    },
  },
  '1-1′': {
    shows: [...customer, 'q_licenseKey'],
    outcomes: { done: { label: complete, asks: ['q_licenseKey'], next: '1-2' } },
  },
  '2': {
    onlyIf: 'sendManual',
    shows: ['q_id', 'q_customerName', 'q_customerEmail', 'q_plan', 'q_optionSend'],
    defaults: { q_sendName: 'q_customerName' },
    outcomes: {
      done: { label: complete, asks: ['q_sendZipcode', 'q_sendAddress', 'q_sendName', 'q_trackingNo'] },
    },
  },
} as const satisfies Record<TaskNode, TaskDefinition>
export const taskDefinition = (node: TaskNode): TaskDefinition & { lane: HumanLane } => ({
  lane: nodes[node].lane,
  ...tasks[node],
})
