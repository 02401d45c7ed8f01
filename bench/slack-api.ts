import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/** As little of Slack's Web API as answers need, in a process of its own. Says its port; a line for each message posted. */
let posted = 0
const server = createServer((request, response) => {
  void text(request).then(() => {
    const post = request.url?.endsWith('chat.postMessage') === true
    if (post) process.stdout.write(`${++posted}\n`)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', ts: `1.${posted}` }))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`port ${typeof address === 'object' ? address?.port : ''}\n`)
})
