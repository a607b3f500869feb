import type { Duration } from 'aws-cdk-lib'
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2'
import { Grant, type IGrantable, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { accept, acceptAnyResource } from './accepted-findings.ts'
import { Logs } from './logs.ts'
import { type FunctionName, serviceName } from './names.ts'

export type CodeOf = (name: FunctionName) => Code

export interface NouhinFunctionProps {
  stage: string
  name: FunctionName
  timeout: Duration
  /** How often Lambda itself repeats a failed asynchronous run. */
  retryAttempts?: number
  /** Where the function reaches the internet from, if that matters. */
  network?: { vpc: IVpc; securityGroup: ISecurityGroup }
  /** Where each function's bundle is. */
  codeOf: CodeOf
}

/** Of every function's process. */
export const nodeOptions = '--enable-source-maps'

/** One entry point of `lambdas/` as a function that may do nothing but log and trace until a resource lets it. */
export class NouhinFunction extends LambdaFunction {
  readonly entryPoint: FunctionName

  constructor(scope: Construct, id: string, props: NouhinFunctionProps) {
    const { stage, name, timeout, retryAttempts, network, codeOf } = props
    const logGroup = new Logs(scope, `${id}Logs`, `/nouhin/${stage}/${name}`)
    const role = new Role(scope, `${id}Role`, {
      description: `Nouhin ${stage}: ${name}`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    })
    super(scope, id, {
      description: `Nouhin ${stage}: ${name}`,
      code: codeOf(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout,
      tracing: Tracing.ACTIVE,
      logGroup,
      role,
      retryAttempts,
      environment: { NODE_OPTIONS: nodeOptions, POWERTOOLS_SERVICE_NAME: serviceName(stage) },
      ...(network && { vpc: network.vpc, securityGroups: [network.securityGroup] }),
    })
    this.entryPoint = name
    logGroup.grantWrite(role)
    acceptAnyResource(role, 'Neither X-Ray nor network interfaces to come can be named.')
    const nothingIsLost =
      'Whatever fails is still in the order or in kintone: the next patrol or reconcile finds it there.'
    accept(this, 'Serverless-LambdaDLQ', nothingIsLost)
    accept(this, 'Serverless-LambdaAsyncFailureDestination', nothingIsLost)
    if (network) letAttach(role)
  }

  /** This function by the name that it is invoked by: no version, nor `$LATEST` spelled out. */
  override grantInvoke(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({ grantee, actions: ['lambda:InvokeFunction'], resourceArns: [this.functionArn] })
  }
}

/**
 * Lambda's network interfaces are not there yet when the permission is given, so no resource can be named. AWS asks for all
 * of these: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
const letAttach = (role: Role) =>
  role.addToPolicy(
    new PolicyStatement({
      actions: [
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:DeleteNetworkInterface',
        'ec2:AssignPrivateIpAddresses',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: ['*'],
    }),
  )
