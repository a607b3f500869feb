import { describe, expect, it } from '@jest/globals'
import { humanLanes, lanes } from '../../statemachine/process.ts'
import { createResolver } from './resolve.ts'
import { synthesize } from './synthesize.ts'

const { template, resources } = synthesize()
const place = { region: 'ap-northeast-1', account: '123456789012' }
const { DashboardBody, DashboardName } = resources.one('AWS::CloudWatch::Dashboard')
interface Widget {
  type: string
  width: number
  x: number
  properties: { title: string; alarms?: string[]; metrics?: unknown[][]; stacked?: boolean }
}
const { widgets }: { widgets: Widget[] } = JSON.parse(
  String(createResolver(template.toJSON().Resources, place)(DashboardBody)),
)
const widget = (title: string) => {
  const found = widgets.find(({ properties }) => properties.title === title)
  if (!found) throw new Error(`There is no widget ${title}.`)
  return found.properties
}
/** `[namespace, name, …]` of plain metrics; expressions are objects. */
const names = (title: string) => (widget(title).metrics ?? []).map(([, name]) => name)

describe('the dashboard', () => {
  it('is one, named by the stage', () => {
    expect(DashboardName).toBe('nouhin-office')
  })

  it('shows every alarm', () => {
    const { alarms = [] } = widget('Alarms')
    expect(alarms).toHaveLength(resources.of('AWS::CloudWatch::Alarm').length)
  })

  it('shows the open orders by state, stacked to their sum', () => {
    expect(names('Open orders by state')).toEqual([
      'OrdersStarting',
      'OrdersRunning',
      'OrdersClosing',
      'OrdersCancelling',
      'OrdersFailed',
    ])
    expect(widget('Open orders by state').stacked).toBe(true)
  })

  it('shows what waits in each lane, and for how many hours', () => {
    expect(names('Tasks waiting, by lane')).toEqual(humanLanes.map((lane) => `OpenTasks${lanes[lane]}`))
    const ages = JSON.stringify(widget('Age of the oldest open task, by lane').metrics)
    for (const lane of humanLanes) expect(ages).toContain(`secondsOldestTask${lanes[lane]} / 3600`)
  })

  it('shows figures of this stage only', () => {
    const own = widgets.flatMap(({ properties }) => properties.metrics ?? []).filter(([space]) => space === 'Nouhin')
    expect(new Set(own.map(([, , dimension, value]) => `${dimension} ${value}`))).toEqual(
      new Set(['service nouhin-office']),
    )
  })
})
