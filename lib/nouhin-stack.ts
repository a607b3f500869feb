import { Annotations, CfnOutput, Stack, Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { problemText } from '../settings/problems.ts'
import { Alarms, type AlarmsProps } from './alarms.ts'
import type { Deployment } from './deployment.ts'
import { ExecutionWatch } from './execution-watch.ts'
import { Executions } from './executions.ts'
import { FixedEgress } from './fixed-egress.ts'
import { HumanTasks } from './human-tasks.ts'
import { KintoneIntake } from './kintone-intake.ts'
import { MailEvents } from './mail-events.ts'
import { MailIdentity } from './mail-identity.ts'
import { stageTag } from './names.ts'
import { type CodeOf, NouhinFunction } from './nouhin-function.ts'
import type { Office } from './office.ts'
import { OpsTopic } from './ops-topic.ts'
import { OrderDashboard } from './order-dashboard.ts'
import { OrderProcess } from './order-process.ts'
import { ProcessTable } from './process-table.ts'
import { Schedules } from './schedules.ts'
import { Secrets } from './secrets.ts'
import { SettingsParameter } from './settings-parameter.ts'
import type { Stage } from './stage.ts'
import { SystemSteps } from './system-steps.ts'
import { WebApi } from './web-api.ts'

export type NouhinStackProps = Omit<Deployment, 'stage'> & { stage: Stage; codeOf: CodeOf }

/** One stage of the product. */
export class NouhinStack extends Stack {
  constructor(scope: Construct, id: string, props: NouhinStackProps) {
    const { stage, ses, domain, codeOf } = props
    super(scope, id, {
      description: `Nouhin ${stage.name}: from order to delivery`,
      terminationProtection: stage.keepsData,
    })
    Tags.of(this).add(stageTag, stage.name)
    const web = new WebApi(this, 'WebApi', { stage: stage.name, domain })
    const office: Office = {
      stage: stage.name,
      table: new ProcessTable(this, 'ProcessTable', stage),
      settings: new SettingsParameter(this, 'Settings', { stage, publicUrl: web.url }),
      secrets: new Secrets(this, 'Secrets', stage),
      executions: new Executions(this, 'Executions', stage.name),
      mail: new MailIdentity(this, 'Mail', { stage: stage.name, from: stage.settings.mail.from, ses }),
      web,
      egress: props.egress === 'fixed' ? new FixedEgress(this, 'Egress', stage.name) : undefined,
      codeOf,
    }
    new KintoneIntake(this, 'KintoneIntake', office)
    const opsTopic = new OpsTopic(this, 'OpsTopic', stage)
    const { fetchRecord, setVariables, updateRecord } = new SystemSteps(this, 'SystemSteps', office)
    const { openTask } = new HumanTasks(this, 'HumanTasks', office)
    const steps = { fetchRecord, setVariables, updateRecord, openTask }
    const { stateMachine } = new OrderProcess(this, 'OrderProcess', { stage: stage.name, ...steps })
    new ExecutionWatch(this, 'ExecutionWatch', { ...office, stateMachine, opsTopic })
    new MailEvents(this, 'MailEvents', office)
    new Schedules(this, 'Schedules', office)
    this.watch({ stage, opsTopic, stateMachine, serverErrors: web.serverErrors() }, Object.values(steps))
    this.tell(office, stateMachine.stateMachineArn)
    this.warnOfWhatIsLacking(stage)
  }

  private watch(watched: Omit<AlarmsProps, 'steps' | 'others'>, steps: NouhinFunction[]) {
    const functions = this.node.findAll().filter((construct) => construct instanceof NouhinFunction)
    const others = functions.filter((fn) => !steps.includes(fn))
    const { alarms } = new Alarms(this, 'Alarms', { ...watched, steps, others })
    const { stateMachine, stage } = watched
    new OrderDashboard(this, 'Dashboard', { stage: stage.name, alarms, stateMachine, functions })
  }

  private tell({ web, table }: Office, stateMachineArn: string) {
    const output = (id: string, description: string, value: string) => new CfnOutput(this, id, { description, value })
    output('ApiUrl', 'Where staff and kintone reach this stage', web.url)
    output('WebhookUrl', 'The webhook of the kintone app, to be followed by the secret', `${web.url}/webhook/kintone/`)
    output('StateMachineArn', 'The process', stateMachineArn)
    output('TableName', 'Orders', table.table.tableName)
  }

  private warnOfWhatIsLacking({ name, lacks }: Stage) {
    if (lacks.length === 0) return
    const rules = lacks.map(problemText).join('; ')
    Annotations.of(this).addWarningV2(
      'nouhin:not-deployable',
      `settings/${name}.json is there to look at; a deployment needs settings of its own: ${rules}`,
    )
  }
}
