"""A registration endpoint with FastAPI: `fastapi_server.py PORT`, rows in memory. It honours
Idempotency-Key, and takes 20 requests, then asks to wait."""
import sys
from typing import Annotated

import uvicorn
from fastapi import FastAPI, Header, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from pydantic import BaseModel, Field

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["POST"],
    allow_headers=["content-type", "idempotency-key"],
    expose_headers=["retry-after"],
)
rows: list[dict] = []
replies: dict[str, dict] = {}
taken = 0


class Person(BaseModel):
    full_name: str = Field(min_length=2, max_length=200)
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


class Registration(BaseModel):
    person: Person
    companions: int = 0


@app.get("/registrations")
def stored():
    return rows


@app.post("/registrations", status_code=201)
def register(registration: Registration, idempotency_key: Annotated[str, Header()]):
    global taken
    taken += 1
    if taken > 20:
        raise HTTPException(429, "Too many requests", {"Retry-After": "17"})
    if idempotency_key in replies:
        return replies[idempotency_key]
    if any(row["person"]["email"] == registration.person.email for row in rows):
        error = {"type": "unique", "loc": ("body", "person", "email"), "msg": "Registered already"}
        raise RequestValidationError([error])
    row = {"number": f"F-{len(rows) + 1:04}", "key": idempotency_key, **registration.model_dump()}
    rows.append(row)
    replies[idempotency_key] = {"registration": {"number": row["number"]}}
    return replies[idempotency_key]


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]))
