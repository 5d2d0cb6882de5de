"""What an attacker sends: many lines at once, bounded in number and time, to loopback only."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import needs

RUST = 0.05


@dataclass(frozen=True, slots=True)
class Post:
    """A request: what is announced, and what really comes."""

    path: str
    body: bytes
    length: int | None = None
    token: str = ""

    @property
    def head(self) -> bytes:
        length = len(self.body) if self.length is None else self.length
        token = f"Authorization: {self.token}\r\n" if self.token else ""
        return (
            f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"{token}Content-Length: {length}\r\nConnection: close\r\n\r\n"
        ).encode()


async def flood(port: int, posts: Sequence[Post], seconds: float) -> list[int]:
    """Send all at once; the status of each answer, 0 where none came in time."""
    return list(await asyncio.gather(*(_send(port, post, seconds) for post in posts)))


async def _send(port: int, post: Post, seconds: float) -> int:
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                return await _exchange(reader, writer, post)
            finally:
                writer.transport.abort()
    except (TimeoutError, ConnectionError):
        return 0


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, post: Post) -> int:
    async def send() -> None:
        writer.write(post.head)
        for start in range(0, len(post.body), 100_000):
            writer.write(post.body[start : start + 100_000])
            await writer.drain()

    sending = asyncio.create_task(send())
    try:
        line = await reader.readline()
        return int(line.split()[1]) if line else 0
    finally:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


def peak_mb(pid: int) -> int:
    """The most memory that a process ever held, in MB."""
    status = Path(f"/proc/{pid}/status")
    needs(status.is_file(), "/proc, waarin het geheugen van een proces staat")
    line = next(one for one in status.read_text("ascii").splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) // 1000
