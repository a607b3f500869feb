import type { Member, Settings } from '../../settings/settings.ts'
import { type HumanLane, humanLanes } from '../../statemachine/process.ts'

const mostMembers = 4

/** Who is in which lane, as people of the office change it; a lane has at least one member. */
export function createLanes(settings: Settings) {
  const left: { lane: HumanLane; member: Member }[] = []
  const cameBack = new Set<string>()
  let joined = 0
  const set = (lane: HumanLane, members: Member[]) => {
    settings.lanes = { ...settings.lanes, [lane]: { ...settings.lanes[lane], members } }
  }
  const laneOf = (which: number) => humanLanes[which % humanLanes.length] as HumanLane
  const newcomer = (): Member => ({ id: `n${++joined}`, name: `新人 ${joined}`, email: `n${joined}@example.com` })

  return {
    /** The last of a lane makes room for somebody new. */
    leave(which: number) {
      const lane = laneOf(which)
      const { members } = settings.lanes[lane]
      const member = members[which % members.length] as Member
      const others = members.filter((other) => other !== member)
      left.push({ lane, member })
      set(lane, others.length > 0 ? others : [newcomer()])
    },
    /** Whoever left the lane last comes back, or somebody new comes. */
    come(which: number) {
      const lane = laneOf(which)
      const { members } = settings.lanes[lane]
      const at = left.findLastIndex((one) => one.lane === lane)
      const back = which % 2 === 0 && at >= 0 ? left.splice(at, 1)[0]?.member : undefined
      if (back) cameBack.add(back.id)
      if (members.length < mostMembers || back) set(lane, [...members, back ?? newcomer()])
    },
    cameBack,
    isMember: (lane: HumanLane, id: string | undefined) => settings.lanes[lane].members.some((one) => one.id === id),
  }
}
