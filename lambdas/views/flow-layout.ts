import { type Lane, lanes, type NodeId, nodes } from '../../statemachine/process.ts'

interface Place {
  /** Left to right as the process runs. */
  column: number
  /** In the second row of the system's lane. */
  below?: true
}

/**
 * Where each box stands, as the process runs; the lane is the row, and the system's lane has two. A list, for `2` counts
 * as an index of an object and would come first.
 */
const places = [
  ['x1', { column: 1 }],
  ['x2′', { column: 2, below: true }],
  ['x2', { column: 2 }],
  ['x3', { column: 3 }],
  ['1-1', { column: 4 }],
  ['1-2', { column: 5 }],
  ['1-1′', { column: 5 }],
  ['2', { column: 4 }],
  ['x4', { column: 6 }],
  ['x5', { column: 7 }],
] as const satisfies readonly (readonly [NodeId, Place])[]

const placeByNode = Object.fromEntries(places) as Record<(typeof places)[number][0], Place> satisfies Record<
  NodeId,
  Place
>

/** The nodes as the process runs. */
export const nodesInOrder: readonly NodeId[] = places.map(([node]) => node)

/** The first row of a lane, from 1. */
export const laneRow = (lane: Lane): number => {
  const at = Object.keys(lanes).indexOf(lane)
  return at === 0 ? 1 : at + 2
}

export const placeOf = (node: NodeId): { column: number; row: number } => {
  const place: Place = placeByNode[node]
  return { column: place.column, row: laneRow(nodes[node].lane) + (place.below ? 1 : 0) }
}

export const columnCount = Math.max(...places.map(([, { column }]) => column))
export const rowCount = Object.keys(lanes).length + 1

/** The lines between the boxes, in hundredths of a column and a row; they begin and end under a box. */
export const lines = [
  'M50 50H250',
  'M497 50H650',
  'M50 50V150H150',
  'M250 50V450H350',
  'M250 250H350',
  'M350 250V350H450',
  'M430 350V250',
  'M470 250V350',
  'M350 450H497V50',
  'M450 350H497',
] as const

/** Where a line enters a box, and from which side. */
export const arrows: readonly (readonly [x: number, y: number, towards: 'right' | 'up' | 'down'])[] = [
  [106, 50, 'right'],
  [206, 50, 'right'],
  [106, 150, 'right'],
  [306, 250, 'right'],
  [306, 450, 'right'],
  [406, 350, 'right'],
  [430, 293, 'up'],
  [470, 307, 'down'],
  [506, 50, 'right'],
  [606, 50, 'right'],
]
