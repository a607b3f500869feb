import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { CallRecorder } from './call-recorder.ts'
import { AwsError, type Input, type Service } from './service.ts'

const region = 'ap-northeast-1'

/** One endpoint for all services. A request's signature says whom it is for and, by the access key, whose it is. */
export async function startFakeAws(services: Service[], recorder: CallRecorder) {
  const server = createServer(async (request, response) => {
    const { status, body, error } = await answer(request)
    response.writeHead(status, {
      'content-type': request.headers['content-type'] ?? 'application/json',
      'x-amzn-requestid': crypto.randomUUID(),
      ...(error && { 'x-amzn-errortype': error }),
    })
    response.end(JSON.stringify(body, datesInSeconds))
  })

  async function answer(request: IncomingMessage) {
    try {
      const { by, service } = signatureOf(request, services)
      const input = JSON.parse((await buffer(request)).toString() || '{}') as Input
      return { status: 200, body: await recorded(service, actionOf(request, service), input, by), error: undefined }
    } catch (error) {
      const { name, message } = error as Error
      const status = error instanceof AwsError ? error.statusCode : 500
      return { status, body: { __type: name, message }, error: name }
    }
  }

  async function recorded(service: Service, action: string, input: Input, by: string) {
    const also = service.alsoOf?.(action, input) ?? []
    const resource = service.resourceOf(action, input)
    const call = { by, action: `${service.name}:${action}`, resource, ...(also.length > 0 && { also }) }
    recorder.hear({ action: call.action, input })
    try {
      const { output, units } = await service.perform(action, input)
      recorder.record({ ...call, ...(units !== undefined && { units }) })
      return output
    } catch (error) {
      recorder.record({ ...call, error: (error as Error).name })
      throw error
    }
  }

  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const variables = ['DYNAMODB', 'SFN', 'SESV2', 'SSM', 'SECRETS_MANAGER', 'LAMBDA'].map(
    (service) => `AWS_ENDPOINT_URL_${service}`,
  )
  return {
    /** How a function's SDK finds this and signs in the function's name. */
    environmentOf: (by: string): Record<string, string> => ({
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: by,
      AWS_SECRET_ACCESS_KEY: 'secret',
      ...Object.fromEntries(variables.map((variable) => [variable, url])),
    }),
    /** The same for a client of the test itself. */
    clientOf: (by = 'test') => ({
      region,
      endpoint: url,
      credentials: { accessKeyId: by, secretAccessKey: 'secret' },
    }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type FakeAws = Awaited<ReturnType<typeof startFakeAws>>

function signatureOf({ headers }: IncomingMessage, services: Service[]) {
  const [, by, name] = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '') ?? []
  const service = services.find((one) => one.name === name)
  if (!by || !service) throw new AwsError('IncompleteSignatureException', `nothing answers for ${name}`)
  return { by, service }
}

function actionOf({ headers, method, url }: IncomingMessage, { target, paths = {} }: Service): string {
  const [prefix, named] = `${headers['x-amz-target'] ?? ''}`.split('.')
  const action = target === undefined ? paths[`${method} ${url}`] : prefix === target ? named : undefined
  if (!action) throw new AwsError('UnknownOperationException')
  return action
}

/** The protocols' timestamps. JSON.stringify hands over dates as texts already, so the value is taken from its holder. */
function datesInSeconds(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key]
  return original instanceof Date ? original.getTime() / 1_000 : value
}
