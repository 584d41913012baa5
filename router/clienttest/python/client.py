"""Calls a router with the openai package as an application would. Prints one JSON object; any failed check is an exception."""

import json
import os

import openai
import pydantic

base, key = os.environ["CORTENSOR_BASE_URL"], os.environ["CORTENSOR_API_KEY"]
client = openai.OpenAI(base_url=base + "/v1", api_key=key, timeout=120, max_retries=0)
question = [{"role": "user", "content": "What is the capital of France?"}]
seen = {"package": openai.__version__}

model = client.models.list().data[0].id
assert client.models.retrieve(model).id == model
seen["model"] = model

# A whole answer, with its place on chain and on IPFS in the body and in the head.
raw = client.chat.completions.with_raw_response.create(model=model, messages=question, temperature=0, max_tokens=32)
answer = raw.parse()
seen["answer"] = answer.choices[0].message.content
assert "Paris" in seen["answer"], seen["answer"]
assert answer.choices[0].finish_reason in ("stop", "length")
assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens > 0
place = answer.model_extra["cortensor"]
assert place["verified"] and place["record_cid"] and place["result_cids"] and place["verdict_cid"] and place["miners"], place
assert raw.headers["x-cortensor-task"] == place["task"]
assert raw.headers["x-cortensor-record"] == place["record_cid"]
seen["task"] = place["task"]

# A stream, with usage in its last chunk.
text, usage, last = "", None, None
for chunk in client.chat.completions.create(
    model=model, messages=question, temperature=0, max_tokens=32, stream=True, stream_options={"include_usage": True}
):
    if chunk.choices:
        text += chunk.choices[0].delta.content or ""
    usage, last = chunk.usage, chunk
assert "Paris" in text, text
assert usage.completion_tokens > 0
assert last.model_extra["cortensor"]["result_cids"]
seen["streamed"] = text

# Raw completions.
completion = client.completions.create(model=model, prompt="The capital of France is", max_tokens=16, temperature=0)
assert completion.choices[0].text
seen["completion"] = completion.choices[0].text


# Structured output, as the package makes a schema of a class and reads the answer back. A network of test support, whose
# answers are fixed, does not keep to it: the caller's check tells.
class City(pydantic.BaseModel):
    name: str = pydantic.Field(max_length=24)
    country: str = pydantic.Field(max_length=24)
    population: int
    capital: bool


try:
    parsed = client.chat.completions.parse(
        model=model, messages=[{"role": "user", "content": "Describe Paris."}], max_tokens=160, response_format=City
    )
    seen["structured"] = parsed.choices[0].message.parsed.model_dump_json()
except pydantic.ValidationError:
    seen["structured"] = ""

# Files: stored on IPFS, used in a chat, listed, read back, deleted.
note = b"# Note\nThe bird on the roof is a heron.\n"
stored = client.files.create(file=("note.md", note), purpose="user_data")
assert stored.bytes == len(note) and stored.filename == "note.md", stored
assert client.files.retrieve(stored.id).id == stored.id
assert client.files.content(stored.id).read() == note
assert stored.id in [f.id for f in client.files.list()]
about = client.chat.completions.create(
    model=model,
    max_tokens=64,
    messages=[{"role": "user", "content": [{"type": "text", "text": "Repeat the note."}, {"type": "file", "file": {"file_id": stored.id}}]}],
)
assert about.choices[0].message.content
assert client.files.delete(stored.id).deleted
seen["file"] = stored.id

# Embeddings, where the router has a model for them.
try:
    vectors = client.embeddings.create(model=client.models.list().data[-1].id, input=["a", "b"])
    assert len(vectors.data) == 2 and len(vectors.data[0].embedding) > 1
    seen["embedding"] = len(vectors.data[0].embedding)
except openai.APIStatusError as error:
    assert error.status_code == 501 and error.code == "no_embedder", error
    seen["embedding"] = 0


def fails(kind, call, code):
    try:
        call()
    except kind as error:
        assert error.code == code, (error.code, code)
        return type(error).__name__
    raise AssertionError(f"no {kind.__name__}")


wrong = openai.OpenAI(base_url=base + "/v1", api_key="sk-wrong-0123456789abcdef", max_retries=0)
seen["errors"] = [
    fails(openai.AuthenticationError, lambda: wrong.models.list(), "invalid_api_key"),
    fails(openai.AuthenticationError, lambda: wrong.chat.completions.create(model=model, messages=question, stream=True), "invalid_api_key"),
    fails(openai.NotFoundError, lambda: client.chat.completions.create(model="no-such-model", messages=question), "model_not_found"),
    fails(openai.UnprocessableEntityError, lambda: client.chat.completions.create(model=model, messages=question, temperature=9), "invalid"),
    fails(openai.BadRequestError, lambda: client.completions.create(model=model, prompt="word " * 12000), "context_length_exceeded"),
    fails(openai.NotFoundError, lambda: client.files.retrieve("file-bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"), "not_found"),
]
print(json.dumps(seen))
