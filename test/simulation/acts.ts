import type { Outcome } from '../../statemachine/process.ts'
import type { FaultKind } from './faults.ts'
import type { Place } from './outages.ts'

/** What happens next, as plain data: it can be printed, shrunk and played again. Numbers choose among what is there. */
export type Act =
  | { do: 'add'; triggered: boolean; sendManual: boolean }
  | { do: 'edit'; which: number; status: number }
  | { do: 'touch' | 'remove' | 'fill'; which: number }
  | { do: 'work'; which: number; outcome: Outcome; twice: boolean }
  | { do: 'stale'; which: number; outcome: Outcome }
  | { do: 'look'; which: number; head: boolean }
  | { do: 'leave' | 'come'; which: number }
  | { do: 'renew' | 'renew-end' | 'reveal' | 'claim' | 'take-over' | 'hand-over' | 'memo'; which: number }
  | { do: 'cancel' | 'retry' | 'retry-all' | 'set-back' | 'resend' | 'reassign'; which: number }
  | { do: 'patrol' | 'reconcile'; twice: boolean }
  | { do: 'forward'; seconds: number }
  | { do: 'fault'; kind: FaultKind; skip: number; fn?: string; site?: string }
  | { do: 'down' | 'up'; place: Place }
  | { do: 'ask-more' | 'ask-less' }
  | { do: 'crash' | 'late' | 'rotate' }

/** `seed` decides all that is left to chance from here to the next command; `steps` may be taken until then. */
export type Command = Act & { seed: number; steps: number }
