"""A pytest plugin for a test: says where each item is, as editors ask for it."""


def pytest_collection_modifyitems(items):
    for item in items:
        path, line, _ = item.location
        print(f"place {item.name} {path}:{line}")
