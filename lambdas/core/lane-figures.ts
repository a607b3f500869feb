import { type HumanLane, humanLanes, type TaskNode, taskDefinition, taskNodes } from '../../statemachine/process.ts'
import { isOverdue } from './case-query.ts'
import type { Order, Task } from './order.ts'

/** Whoever does one of these holds the task, or gives it to somebody who then does. */
const takings = ['task-claimed', 'task-taken-over', 'task-handed-over', 'task-reassigned']

/** Elapsed times in milliseconds, nights and holidays included. */
export interface Durations {
  /** Undefined where there is nothing to measure. */
  median?: number
  /** How many were measured. */
  count: number
}

export interface LaneFigures {
  lane: HumanLane
  /** Tasks that are open now, and those among them whose order is past its deadline. */
  open: number
  overdue: number
  /** From a task's opening until somebody first took it, or answered it where nobody had taken it; ended waits only. */
  waiting: Durations
  /** From that first taking to the answer; tasks that were answered without being taken are not in it. */
  work: Durations
  /**
   * Of the answers of the tasks that check this lane's work (those that may be returned to it), how many returned it.
   * Undefined where no task checks the lane.
   */
  rework?: { returned: number; answered: number }
}

/** The figures of each human lane over all rounds of these orders' tasks. Tasks that were taken back count for nothing. */
export const laneFigures = (orders: readonly Order[], now: Date): LaneFigures[] =>
  humanLanes.map((lane) => figuresOf(lane, orders, now))

interface Placed {
  order: Order
  task: Task
}

function figuresOf(lane: HumanLane, orders: readonly Order[], now: Date): LaneFigures {
  const placed = orders.flatMap((order) => Object.values(order.tasks).map((task) => ({ order, task })))
  const own = placed.filter(({ task }) => taskDefinition(task.node).lane === lane && task.status !== 'superseded')
  const open = own.filter(({ task }) => task.status === 'open')
  const checked = placed.filter(({ task }) => checks(task.node, lane) && task.answer)
  return {
    lane,
    open: open.length,
    overdue: open.filter(({ order }) => isOverdue(order, now)).length,
    waiting: durations(own.map(({ order, task }) => span(task.openedAt, takenAt(order, task) ?? task.answer?.at))),
    work: durations(own.map(({ order, task }) => span(takenAt(order, task), task.answer?.at))),
    ...(taskNodes.some((node) => checks(node, lane)) && {
      rework: { returned: checked.filter(isReturned).length, answered: checked.length },
    }),
  }
}

const isReturned = ({ task }: Placed) => task.answer?.outcome === 'returned'

/** Whether a task may be returned to the lane. */
function checks(node: TaskNode, lane: HumanLane): boolean {
  const back = taskDefinition(node).outcomes.returned?.next
  return back !== undefined && taskDefinition(back).lane === lane
}

const takenAt = ({ events }: Order, { node, round, holder }: Task): string | undefined =>
  events.find((event) => takings.includes(event.type) && event.node === node && event.round === round)?.at ?? holder?.at

const span = (from: string | undefined, to: string | undefined) =>
  from === undefined || to === undefined ? undefined : Math.max(0, Date.parse(to) - Date.parse(from))

function durations(spans: (number | undefined)[]): Durations {
  const sorted = spans.filter((one) => one !== undefined).sort((a, b) => a - b)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  if (sorted.length === 0) return { count: 0 }
  return { count: sorted.length, median: middle.reduce((total, one) => total + one, 0) / middle.length }
}
