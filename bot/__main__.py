"""`python -m bot`."""

import gc

if __name__ == "__main__":
    # What loading makes stays; to look through it for garbage again and again takes a tenth of the time.
    gc.disable()
    from bot.cli import main

    main()
