import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { NouhinFunction } from './nouhin-function.ts'
import { allowMails, type Office } from './office.ts'

/** Tasks open, mail their lane, and are answered on a page. */
export class HumanTasks extends Construct {
  readonly openTask: NouhinFunction

  constructor(scope: Construct, id: string, office: Office) {
    super(scope, id)
    const { stage, codeOf, table, executions, web } = office
    this.openTask = new NouhinFunction(this, 'OpenTask', {
      stage,
      codeOf,
      name: 'open-task',
      timeout: Duration.seconds(60),
    })
    const page = { stage, codeOf, timeout: Duration.seconds(20) }
    const taskPage = new NouhinFunction(this, 'TaskPage', { ...page, name: 'task-page' })
    for (const fn of [this.openTask, taskPage]) {
      table.allowItems(fn)
      executions.allowAnswer(fn)
      allowMails(office, fn)
    }
    web.route('/t/{link}', ['GET', 'HEAD', 'POST'], taskPage)
    web.route('/style.css', ['GET'], new NouhinFunction(this, 'Style', { ...page, name: 'style' }))
  }
}
