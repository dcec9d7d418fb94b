"""Produces one case report as a feed in Python would: by the registered schema, librdkafka's own partitioner."""
import datetime
import io
import json
import struct
import sys
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Producer

broker, registry, city, unit, day, cases = sys.argv[1:7]
subject = registry + "/subjects/giaoban.case-reports-value/versions/latest"
registered = json.load(urllib.request.urlopen(subject))
schema = avro.schema.parse(registered["schema"])

value = io.BytesIO()
value.write(struct.pack(">bI", 0, registered["id"]))
report = {
    "city": city,
    "unit": unit,
    "day": datetime.date.fromisoformat(day),
    "newCases": int(cases),
}
avro.io.DatumWriter(schema).write(report, avro.io.BinaryEncoder(value))

failures = []
producer = Producer({"bootstrap.servers": broker})
producer.produce(
    "giaoban.case-reports",
    key=city,
    value=value.getvalue(),
    callback=lambda error, message: failures.append(error) if error else print(message.partition()),
)
producer.flush(30)
sys.exit(str(failures[0]) if failures else 0)
