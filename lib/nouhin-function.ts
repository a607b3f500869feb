import { fileURLToPath } from 'node:url'
import type { Duration } from 'aws-cdk-lib'
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2'
import { Grant, type IGrantable, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, type Code, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'
import { accept, acceptAnyResource } from './accepted-findings.ts'
import { bundling, nodeOptions } from './bundling.ts'
import { Logs } from './logs.ts'
import { type FunctionName, serviceName } from './names.ts'

export interface NouhinFunctionProps {
  stage: string
  name: FunctionName
  timeout: Duration
  /** How often Lambda itself repeats a failed asynchronous run. */
  retryAttempts?: number
  /** Where the function reaches the internet from, if that matters. */
  network?: { vpc: IVpc; securityGroup: ISecurityGroup }
  /** Stands in for the bundle where it is not what is looked at. */
  code?: Code
}

const { target, mainFields, minify, sourcesContent, banner, alias } = bundling
const root = fileURLToPath(new URL('../', import.meta.url))

/** One entry point of `lambdas/` as a function that may do nothing but log and trace until a resource lets it. */
export class NouhinFunction extends NodejsFunction {
  readonly entryPoint: FunctionName

  constructor(scope: Construct, id: string, props: NouhinFunctionProps) {
    const { stage, name, timeout, retryAttempts, network, code } = props
    const logGroup = new Logs(scope, `${id}Logs`, `/nouhin/${stage}/${name}`)
    const role = new Role(scope, `${id}Role`, {
      description: `Nouhin ${stage}: ${name}`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    })
    super(scope, id, {
      description: `Nouhin ${stage}: ${name}`,
      entry: `${root}lambdas/${name}.ts`,
      depsLockFilePath: `${root}package-lock.json`,
      projectRoot: root,
      handler: code ? 'index.handler' : 'handler',
      code,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout,
      tracing: Tracing.ACTIVE,
      logGroup,
      role,
      retryAttempts,
      environment: { NODE_OPTIONS: nodeOptions, POWERTOOLS_SERVICE_NAME: serviceName(stage) },
      awsSdkConnectionReuse: false,
      bundling: {
        format: OutputFormat.ESM,
        target,
        mainFields,
        minify,
        banner,
        sourceMap: true,
        sourcesContent,
        // The SDK goes with us, so that what was tested is what runs.
        externalModules: [],
        esbuildArgs: Object.fromEntries(Object.entries(alias).map(([name, path]) => [`--alias:${name}`, path])),
      },
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
