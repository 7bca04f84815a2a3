import queue
import threading
from queue import Empty, Queue

waiting = Queue(maxsize=2)
waiting.put('a')
waiting.put_nowait('b')
print(waiting.qsize(), waiting.full(), waiting.empty())
try:
    waiting.put_nowait('c')
except queue.Full as error:
    print('full', isinstance(error, Exception))
print(waiting.get(), waiting.get_nowait(), waiting.empty())
try:
    waiting.get_nowait()
except Empty:
    print('empty')

last = queue.LifoQueue()
least = queue.PriorityQueue()
simple = queue.SimpleQueue()
for number in (3, 1, 2):
    last.put(number)
    least.put(number)
    simple.put(number)
print([last.get() for _ in range(3)], [least.get() for _ in range(3)], [simple.get() for _ in range(3)])

lock = threading.Lock()
with lock:
    print(lock.locked())
print(lock.locked(), lock.acquire(), lock.release())
try:
    lock.release()
except RuntimeError as error:
    print(error)

again = threading.RLock()
with again, again:
    print('twice')

event = threading.Event()
print(event.is_set())
event.set()
print(event.is_set(), event.wait())
event.clear()
print(event.is_set())

with threading.Condition() as condition:
    print('held')

own = threading.local()
own.value = 3
print(own.value)
