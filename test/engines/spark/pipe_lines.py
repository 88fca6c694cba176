"""The same through `pipe`, for text whose records are single lines: pipe_lines.py MASTER LOGS OUTPUT COMMAND.

Spark cuts a large file into partitions at line feeds, wherever they fall; `pipe` gives each partition to one process.
"""

import sys

from pyspark.sql import SparkSession

master, logs, output, command = sys.argv[1:5]

spark = SparkSession.builder.master(master).appName("bcevpc").config("spark.ui.enabled", "false").getOrCreate()
lines = spark.read.text(logs).rdd.map(lambda row: row.value)
lines.pipe(f"{command} decode --summary --json --allow-empty", checkCode=True).saveAsTextFile(output)
spark.stop()
