// Calls a router with the openai package as an application would. Prints one JSON object; any failed check throws.
import assert from 'node:assert/strict'
import OpenAI, { toFile } from 'openai'
import { VERSION } from 'openai/version'

const base = process.env.CORTENSOR_BASE_URL
const client = new OpenAI({ baseURL: `${base}/v1`, apiKey: process.env.CORTENSOR_API_KEY, timeout: 120_000, maxRetries: 0 })
const messages = [{ role: 'user', content: 'What is the capital of France?' }]
const seen = { package: VERSION }

const models = (await client.models.list()).data
const model = models[0].id
assert.equal((await client.models.retrieve(model)).id, model)
seen.model = model

// A whole answer, with its place on chain and on IPFS in the body and in the head.
const { data: answer, response } = await client.chat.completions.create({ model, messages, temperature: 0, max_tokens: 32 }).withResponse()
seen.answer = answer.choices[0].message.content
assert.match(seen.answer, /Paris/)
assert.ok(answer.usage.total_tokens > 0)
const place = answer.cortensor
assert.ok(place.verified && place.record_cid && place.result_cids.length && place.verdict_cid && place.miners.length)
assert.equal(response.headers.get('x-cortensor-task'), place.task)
seen.task = place.task

// A stream, with usage in its last chunk.
let text = ''
let last
for await (const chunk of await client.chat.completions.create({
  model, messages, temperature: 0, max_tokens: 32, stream: true, stream_options: { include_usage: true },
})) {
  text += chunk.choices[0]?.delta?.content ?? ''
  last = chunk
}
assert.match(text, /Paris/)
assert.ok(last.usage.completion_tokens > 0 && last.cortensor.result_cids.length)
seen.streamed = text

// The helper that collects a stream.
const runner = client.chat.completions.stream({ model, messages, temperature: 0, max_tokens: 32 })
assert.match(await runner.finalContent(), /Paris/)

const completion = await client.completions.create({ model, prompt: 'The capital of France is', max_tokens: 16, temperature: 0 })
assert.ok(completion.choices[0].text)
seen.completion = completion.choices[0].text

// Structured output; the caller's check tells whether the network kept to it.
const structured = await client.chat.completions.create({
  model, messages: [{ role: 'user', content: 'Describe Paris.' }], max_tokens: 160,
  response_format: { type: 'json_schema', json_schema: { name: 'city', strict: true, schema: {
    type: 'object', additionalProperties: false, required: ['name', 'country', 'population', 'capital'],
    properties: { name: { type: 'string', maxLength: 24 }, country: { type: 'string', maxLength: 24 }, population: { type: 'integer' }, capital: { type: 'boolean' } },
  } } },
})
seen.structured = structured.choices[0].message.content

// Files: stored on IPFS, used in a chat, listed, read back, deleted.
const note = '# Note\nThe bird on the roof is a heron.\n'
const stored = await client.files.create({ file: await toFile(Buffer.from(note), 'note.md'), purpose: 'user_data' })
assert.equal(stored.bytes, note.length)
assert.equal(stored.purpose, 'user_data')
assert.equal(await (await client.files.content(stored.id)).text(), note)
const listed = []
for await (const f of client.files.list()) listed.push(f.id)
assert.ok(listed.includes(stored.id))
const about = await client.chat.completions.create({
  model, max_tokens: 64,
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Repeat the note.' }, { type: 'file', file: { file_id: stored.id } }] }],
})
assert.ok(about.choices[0].message.content)
assert.ok((await client.files.delete(stored.id)).deleted)
seen.file = stored.id

// Embeddings, where the router has a model for them.
try {
  const vectors = await client.embeddings.create({ model: models.at(-1).id, input: ['a', 'b'] })
  assert.equal(vectors.data.length, 2)
  assert.ok(vectors.data[0].embedding.length > 1)
  seen.embedding = vectors.data[0].embedding.length
} catch (error) {
  assert.equal(error.status, 501, String(error))
  assert.equal(error.code, 'no_embedder')
  seen.embedding = 0
}

async function fails(kind, call, code) {
  try {
    await call()
  } catch (error) {
    assert.ok(error instanceof kind, String(error))
    assert.equal(error.code, code)
    return error.constructor.name
  }
  assert.fail(`no ${kind.name}`)
}
const wrong = new OpenAI({ baseURL: `${base}/v1`, apiKey: 'sk-wrong-0123456789abcdef', maxRetries: 0 })
seen.errors = [
  await fails(OpenAI.AuthenticationError, () => wrong.models.list(), 'invalid_api_key'),
  await fails(OpenAI.AuthenticationError, () => wrong.chat.completions.create({ model, messages, stream: true }), 'invalid_api_key'),
  await fails(OpenAI.NotFoundError, () => client.chat.completions.create({ model: 'no-such-model', messages }), 'model_not_found'),
  await fails(OpenAI.UnprocessableEntityError, () => client.chat.completions.create({ model, messages, temperature: 9 }), 'invalid'),
  await fails(OpenAI.BadRequestError, () => client.completions.create({ model, prompt: 'word '.repeat(12000) }), 'context_length_exceeded'),
  await fails(OpenAI.NotFoundError, () => client.files.retrieve('file-bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'), 'not_found'),
]
console.log(JSON.stringify(seen))
