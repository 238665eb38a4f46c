import assert from "node:assert/strict";
import { test } from "node:test";
import type { Link, Room } from "../core/drawing.js";
import { fit } from "../core/fitting.js";
import type { Fitted, Wish } from "../core/fitting.js";
import { at, claimsOfLine } from "../core/record.js";
import type { Record as Rec } from "../core/record.js";
import { linksOf, wishAround, wishOf } from "../core/scene_parts.js";
import { nameInPicture } from "../core/text_boxes.js";
import { broken, measure } from "./laws.js";
import { RECORDS } from "./records.js";

const ROOMS: Room[] = [
  { width: 820, height: 760, isTall: false },
  { width: 660, height: 580, isTall: false },
  { width: 768, height: 520, isTall: false },
  { width: 390, height: 490, isTall: true },
];

const drawn = (record: Rec, wish: Wish, room: Room): Fitted =>
  fit(wish, {
    room,
    measure,
    nameOf: (id, centre) => nameInPicture(record, id, centre),
    foldedName: (n) => `${n} more ▸`,
  });

const around = (record: Rec, id: string, showsWeak: boolean): Wish =>
  wishAround(
    id,
    linksOf(record, at(record.linesOf, id), (line) => claimsOfLine(record, line)),
    showsWeak,
  );

for (const [name, record] of RECORDS)
  test(`around each thing of ${name} no law is broken, and nothing is lost`, () => {
    for (const id of record.things.keys())
      for (const room of ROOMS)
        for (const showsWeak of [false, true]) {
          const wish = around(record, id, showsWeak);
          const { drawing, weak, leftOut } = drawn(record, wish, room);
          assert.deepEqual(broken(drawing), [], `${id} at ${room.width}`);
          const seen = new Set([...drawing.markers.flatMap((one) => [one.id, ...one.folded]), ...leftOut]);
          for (const { from, to } of weak) seen.add(from).add(to);
          assert.deepEqual(
            wish.ids.filter((one) => !seen.has(one)),
            [],
          );
        }
  });
void wishOf;
void (0 as unknown as Link);
