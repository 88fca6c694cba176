"""Counts the BCE errors of a folder of logs with Spark: decode_folder.py MASTER LOGS OUTPUT COMMAND.

Each file is one task: bcevpc reads it as it is, gzip too, so no record is cut at the boundary of a partition. A task that
fails is run again by Spark, and its output counts once; the command is told which file it reads and which attempt this is.
"""

import os
import subprocess
import sys

from pyspark import TaskContext
from pyspark.sql import SparkSession

master, logs, output, command = sys.argv[1:5]


def summaries(files):
    for path, content in files:
        done = subprocess.run(
            [*command.split(), "decode", "--summary", "--json", "--allow-empty"],
            input=bytes(content),
            stdout=subprocess.PIPE,
            env=dict(os.environ, LOG_FILE=path, TASK_ATTEMPT=str(TaskContext.get().attemptNumber())),
            check=True,
        )
        yield done.stdout.decode().strip()


spark = SparkSession.builder.master(master).appName("bcevpc").config("spark.ui.enabled", "false").getOrCreate()
files = spark.read.format("binaryFile").load(logs).select("path", "content").rdd
files.repartition(8).mapPartitions(summaries).saveAsTextFile(output)
spark.stop()
