"""The worker processes: started, confined, given jobs in turn, ended and replaced.

``worker`` opens the store, gives up the network (``isolation``) and runs jobs; ``process`` is how the server sees it.
``pool`` hands jobs to workers as ``fair_queue`` says, and ends those that take too long; ``reply_buffer`` keeps slow
readers from holding one, ``unread_answers`` from filling memory. ``rebuild`` builds again what is damaged;
``describer`` counts in a process of its own.
"""
