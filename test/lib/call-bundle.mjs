// Run by plain Node, as Lambda does: `call-bundle.mjs file` reads an event from stdin and prints what came of it.
const { handler } = await import(process.argv[2])
const event = JSON.parse(await new Response(process.stdin).text())
const outcome = await handler(event, {}).then(
  (answer) => ({ statusCode: answer?.statusCode }),
  (error) => ({ error: error.name }),
)
console.log(JSON.stringify(outcome))
