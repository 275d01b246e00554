"""What is written at once; loaded by those who write."""

from trustlog.storage.write.writer import Batch as Batch
