import { CommandFailed } from '../command-failed.ts'
import { createConsoleOffice } from '../office/console-office.ts'
import type { Office } from '../office/office.ts'

const longest = 60_000

/** The office of the process that runs, by HTTP with the ops password. */
export const openRunningOffice = (url: string, opsPassword: string): Office =>
  createConsoleOffice(async ({ method, path, query, form }) => {
    const address = new URL(path, url)
    address.search = new URLSearchParams(query).toString()
    const response = await fetch(address, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(`ops:${opsPassword}`).toString('base64')}`,
      },
      ...(form && { body: new URLSearchParams(form) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(longest),
    }).catch((cause) => {
      throw new CommandFailed(
        [
          `動いている納品(${url})につながりません。起動が終わるのを待つか、起動し直してください`,
          `the Nouhin that runs does not answer at ${url}; wait until it has started, or start it again`,
        ],
        { cause },
      )
    })
    if (response.status === 401)
      throw new CommandFailed([
        '動いている納品が secrets.json の opsPassword を受け付けません。起動し直してください',
        'the Nouhin that runs does not take the opsPassword of secrets.json; start it again',
      ])
    const location = response.headers.get('location')
    return {
      status: response.status,
      ...(location !== null && { location }),
      body: Buffer.from(await response.arrayBuffer()),
    }
  })
