import type { Locator } from '../../lambdas/core/link.ts'
import { taskKey } from '../../lambdas/core/order.ts'
import type { HttpAnswer } from '../../lambdas/handlers/http.ts'
import { notices } from '../../lambdas/views/notice-texts.ts'
import { type Outcome, type TaskNode, taskDefinition } from '../../statemachine/process.ts'
import { completing } from '../builders/answers.ts'
import type { SentMail } from './mail-sink.ts'
import type { World } from './world.ts'

/** What a person did and was told: the model's own record of what was acknowledged. */
export interface Click {
  locator: Locator
  outcome: Outcome
  form: Record<string, string>
  link: string
  /** Whose link it is, and whether they were in the lane when it was clicked. */
  member?: string
  wasMember: boolean
  /** None: no answer came. */
  told?: 'completed' | 'answered' | 'other'
}

const says = ({ body = '' }: HttpAnswer, kind: 'completed' | 'answered') => body.includes(notices[kind].title[0])
const toldBy = (answer: HttpAnswer) =>
  says(answer, 'completed') ? 'completed' : says(answer, 'answered') ? 'answered' : 'other'

const offerOf = ({ locator }: Pick<SentMail, 'locator'>) => {
  const { pid, node, round, ref } = locator ?? {}
  return `${pid} ${node} ${round} ${ref}`
}

/** What a person asked for beside answering. */
export interface MemberActed {
  locator: Locator
  act: string
  link: string
}

/** The lanes' people: they know the mails they got and what the pages told them. */
export function createPeople(world: World) {
  const clicks: Click[] = []
  const acts: MemberActed[] = []

  const outcomeOf = (node: TaskNode, wanted: Outcome): Outcome => (node === '1-2' ? wanted : 'done')

  const memberOf = ({ pid, node, round, ref }: Locator) => {
    const order = world.orders.all().find((one) => one.pid === pid)
    const offer = order?.tasks[taskKey(node, round)]?.offers.find((one) => one.ref === ref)
    const member = offer?.member.id
    return { member, wasMember: world.lanes.isMember(taskDefinition(node).lane, member) }
  }

  return {
    clicks,
    acts,
    /** Posts the form behind a mailed link; every click has values of its own. */
    click({ link = '', locator }: SentMail, wanted: Outcome) {
      if (!locator) return
      const outcome = outcomeOf(locator.node, wanted)
      const form: Click['form'] =
        outcome === 'returned' ? { outcome, reason: '別のキーです' } : completing(locator.node, `${clicks.length + 1}`)
      const click: Click = { locator, outcome, form, link, ...memberOf(locator) }
      clicks.push(click)
      // A member who sees that a colleague has taken the task takes it over.
      void world.entries.post(link, 'answer', { ...form, 'take-over': 'yes' }).then((answer) => {
        if (answer.statusCode !== 503) click.told = toldBy(answer)
      })
    },
    /** Another act through a mailed link. */
    act({ link = '', locator }: SentMail, act: string) {
      const node = locator?.node ?? '1-1'
      const { members } = world.settings.lanes[taskDefinition(node).lane]
      const to = members.find((_, index) => index + 1 !== locator?.ref)?.id ?? ''
      if (locator) acts.push({ locator, act, link })
      const forms: Record<string, Click['form']> = {
        renew: { renew: 'yes' },
        'renew-end': { renew: 'yes', end: 'yes' },
        reveal: { reveal: 'q_licenseKey' },
      }
      void world.entries.post(
        link,
        act,
        forms[act] ?? { act, to, memo: `memo ${act}`, mine: 'yes', 'take-over': 'yes' },
      )
    },
    /** The latest mailed link of each member for each task that is open. */
    async todo(): Promise<SentMail[]> {
      const open = new Set(
        world.orders
          .all()
          .flatMap(({ pid, tasks }) =>
            Object.values(tasks).flatMap(({ node, round, status }) =>
              status === 'open' ? `${pid} ${node} ${round}` : [],
            ),
          ),
      )
      const latest = new Map<string, SentMail>()
      for (const mail of world.mails.withLinks()) {
        const { pid, node, round } = mail.locator as Locator
        if (open.has(`${pid} ${node} ${round}`)) latest.set(offerOf(mail), mail)
      }
      return [...latest.values()]
    },
  }
}
export type People = ReturnType<typeof createPeople>
