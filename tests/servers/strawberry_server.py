"""A registration endpoint with Strawberry GraphQL: `strawberry_server.py PORT`, rows in
memory. A repeat of a key gets the first registration; the name «عطل» makes it fail."""
import sys

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from strawberry.asgi import GraphQL


@strawberry.type
class Registration:
    key: strawberry.ID
    number: str
    name: str
    email: str
    companions: int


@strawberry.type
class Mistake:
    path: list[str]
    message: str


@strawberry.type
class Registered:
    registration: Registration | None = None
    mistakes: list[Mistake] = strawberry.field(default_factory=list)


rows: list[Registration] = []


@strawberry.type
class Query:
    @strawberry.field
    def registrations(self) -> list[Registration]:
        return rows


@strawberry.type
class Mutation:
    @strawberry.mutation
    def register(self, key: strawberry.ID, name: str, email: str, companions: int) -> Registered:
        if name == "عطل":
            raise RuntimeError("The store is away")
        for row in rows:
            if row.key == key:
                return Registered(registration=row)
        mistakes = []
        if len(name) < 2:
            mistakes.append(Mistake(path=["input", "name"], message="Too short"))
        if "." not in email.rpartition("@")[2]:
            mistakes.append(Mistake(path=["input", "email"], message="No address"))
        if any(row.email == email for row in rows):
            mistakes.append(Mistake(path=["input", "email"], message="Registered already"))
        if mistakes:
            return Registered(mistakes=mistakes)
        number = f"S-{len(rows) + 1:04}"
        row = Registration(
            key=key, number=number, name=name, email=email, companions=companions
        )
        rows.append(row)
        return Registered(registration=row)


app = Starlette()
app.mount("/graphql", GraphQL(strawberry.Schema(Query, Mutation)))
app.add_middleware(
    CORSMiddleware, allow_origins=["*"], allow_methods=["POST"], allow_headers=["content-type"]
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]))
