"""`reportedly batch`: the same reading on many machines, by Apache Spark."""

from typing import Annotated

import typer

from reportedly.cli.options import CodebookFolder, Fields, Json, Languages, Match, Outlet, Since

GIGABYTE = 1 << 30


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="WARC, WET, JSON Lines or Parquet: files, folders, globs in quotes, addresses (s3a://, gs://), or @FILE, a list of them.",
        ),
    ],
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="A folder or address for the tables: a new one, or an earlier run's.")],
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="ADDRESS", help="Where the files of a list lie: s3a://commoncrawl/ for those of CC-NEWS."),
    ] = None,
    master: Annotated[
        str | None,
        typer.Option("--master", metavar="URL", help="Where Spark runs; without it on all cores of this machine, or as spark-submit says."),
    ] = None,
    step: Annotated[
        float, typer.Option("--step", metavar="GB", min=0.0, help="So many gigabytes of files are kept at once; what is lost when stopped.")
    ] = 2.0,
    outlet: Outlet = None,
    fields: Fields = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="At most the first so many records of each file: for a trial.")
    ] = None,
    since: Since = None,
    lang: Languages = None,
    match: Match = None,
    codebook: CodebookFolder = None,
    as_json: Json = False,
) -> None:
    """Reads archives of any size with Apache Spark, into tables of Parquet.

    Examples:

        reportedly batch 'news/*.warc.gz' tables/
        reportedly batch dump.jsonl tables/ --master 'local[2]' --fields text=body
        reportedly batch 'news/*.warc.gz' oslo/ --match Oslo --since 2025-07-01
        reportedly batch @warc.paths.gz s3a://bucket/tables --base s3a://commoncrawl/

    OUTPUT gets the tables reports, claims, events, memberships and dead, the
    same as one machine would make. Stopped at any moment, the same command
    goes on without loss or doubles; run again later, it reads the files that
    are new. Records that cannot be read stand in `dead` with the reason.
    `reportedly import OUTPUT` brings all or a part into a ledger. Needs Java
    17 and `pip install 'reportedly[spark]'`; for many machines see
    docs/guide/scale.md.
    """
    from dataclasses import asdict

    from reportedly.api import reader
    from reportedly.cli.inputs import choice_of, fields_of
    from reportedly.cli.output import err, out, write_json
    from reportedly.codebook.kinds import load
    from reportedly.errors import UsageError
    from reportedly.intake.given import Given

    if len(inputs) == 1 and inputs[0] == output:
        raise UsageError("Name an INPUT, and another folder as OUTPUT.")
    load(codebook)  # what is wrong with it shows now, not on every machine
    choice = choice_of(limit, since, lang, match)
    given = Given(outlet=outlet, fields=fields_of(fields or ()))
    try:
        from functools import partial

        from reportedly.batch.reading import Job, pipeline
        from reportedly.batch.run import batch
        from reportedly.batch.session import session
    except ImportError as problem:
        raise UsageError(f"A batch needs Apache Spark ({problem}). Install it with: pip install 'reportedly[spark]'") from None
    read = partial(pipeline, codebook=str(codebook.absolute())) if codebook else pipeline
    job = Job(read, given, reader(codebook), choice=choice)

    def tell(line: str) -> None:
        err().print(f"reportedly: {line}", style="dim", soft_wrap=True)

    try:
        with session(master) as spark:
            counts = batch(spark, inputs, output, job, base=base, step=int(step * GIGABYTE), tell=tell)
    except KeyboardInterrupt:
        out().print("Stopped. What was read is kept, and the same command goes on with the rest.", soft_wrap=True)
        raise typer.Exit(1) from None
    if as_json:
        write_json({"output": output, **asdict(counts)})
    else:
        out().print(f"{counts}, in {output}", soft_wrap=True)
