"""The one error that engines raise."""


class EngineInputError(ValueError):
    """An engine was given something it can't compute with.

    `argument` names the parameter, `problem` says what is wrong with it, in English, for the
    developer; a service turns it into a sentence for the reader.
    """

    def __init__(self, argument: str, problem: str) -> None:
        self.argument = argument
        self.problem = problem
        super().__init__(f"{argument}: {problem}")
