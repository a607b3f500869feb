// Run by plain Node, as Lambda does: `lambda-runtime.mjs bundle awsPort kintonePort` loads the bundle, then answers events
// with what Lambda would report. What goes out by HTTPS ends at the two ports, as nothing in the environment may say so.
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const [, , bundle, awsPort, kintonePort] = process.argv
const variables = Object.keys(process.env)

https.request = ({ hostname, host, agent: _, agents: __, ...options }, answered) => {
  const name = hostname ?? host
  const port = name.endsWith('.amazonaws.com') ? awsPort : kintonePort
  const headers = { ...options.headers, 'x-sent-to': name }
  return http.request({ ...options, protocol: 'http:', hostname: '127.0.0.1', port, headers }, answered)
}
syncBuiltinESMExports()

let lines = []
process.stdout.write = (line) => lines.push(String(line)) > 0

const { handler } = await import(bundle)
process.send({ variables, handler: typeof handler })
process.on('message', async (event) => {
  lines = []
  const context = { functionName: process.env.AWS_LAMBDA_FUNCTION_NAME, awsRequestId: crypto.randomUUID() }
  const outcome = await handler(event, context).then(
    (answer) => ({ answer: JSON.parse(JSON.stringify(answer ?? null)) }),
    // https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/main/src/Errors.js
    (error) => ({ errorType: error.name, errorMessage: error.message }),
  )
  process.send({ ...outcome, logged: lines })
})
